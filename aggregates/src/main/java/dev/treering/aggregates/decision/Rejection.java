package dev.treering.aggregates.decision;

/** Why a command is refused, in order of precedence: the first that applies is told. */
public enum Rejection {
    MALFORMED,
    IDEMPOTENCY_KEY_REUSED,
    NO_SUCH_ACCOUNT,
    NO_SUCH_APP,
    APP_DELETED,
    ACCOUNT_EXISTS,
    APP_EXISTS,
    NAME_TAKEN,
    NO_SUCH_ADD_ON,
    ADD_ON_EXISTS,
    CREDIT_EXISTS,
    NO_SUCH_INVOICE,
    INVOICE_VOIDED,
    INVOICE_PAID,
    INVOICE_CREDITED,
    CREDIT_TOO_LARGE,
    NO_SUCH_PRICE_BOOK,
    PRICE_BOOK_IMMUTABLE,
    CURRENCY_DIFFERS,
    RATE_FIXED,
    BEFORE_EFFECTIVE,
    ALREADY_LIVE,
    ALREADY_SCHEDULED,
    DAY_CLOSED,
    TOO_MANY_DYNOS,
    TOO_FEW_DYNOS,
    SIZE_UNKNOWN,
    NOT_OVER,
    DAYS_OPEN
}
