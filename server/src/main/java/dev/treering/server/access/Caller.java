package dev.treering.server.access;

import dev.treering.events.vocabulary.AccountId;

/**
 * Somebody who was let in.
 *
 * @param subject name of the credentials, as it is written into facts; never the secret
 * @param scope what they may see and do
 */
public record Caller(String subject, Scope scope) {

    /** What a caller may see and do. */
    public sealed interface Scope {

        /** Everything. */
        record Admin() implements Scope {}

        /** What belongs to one account, and nothing else. */
        record OfAccount(AccountId account) implements Scope {}
    }

    /** Whether the caller may see and do what belongs to an account. */
    public boolean mayActFor(AccountId account) {
        return switch (scope) {
            case Scope.Admin _ -> true;
            case Scope.OfAccount(var own) -> own.equals(account);
        };
    }

    /** Whether the caller may do what concerns everybody. */
    public boolean isAdmin() {
        return scope instanceof Scope.Admin;
    }
}
