package dev.treering.projections.metering;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.step.Key;

/**
 * Of what one record of days is kept: an app, a private space with its networks, or what belongs to the account itself.
 *
 * @param app empty where it is no app
 * @param space empty where it is no space
 */
record Subject(AccountId account, String app, String space) {

    static Subject app(AccountId account, String app) {
        return new Subject(account, app, "");
    }

    static Subject space(AccountId account, String space) {
        return new Subject(account, "", space);
    }

    /** Where its head is; prefix of its days and sightings. No id is empty, so none begins with another. */
    Key key() {
        return app.isEmpty() ? Key.of(account.value(), "", space) : Key.of(account.value(), app);
    }

    static Subject at(Key key) {
        Key.Parts parts = key.parts();
        var account = new AccountId(parts.text());
        String app = parts.text();
        return app.isEmpty() ? space(account, parts.text()) : app(account, app);
    }
}
