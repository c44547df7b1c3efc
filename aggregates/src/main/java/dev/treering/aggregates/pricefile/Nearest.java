package dev.treering.aggregates.pricefile;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The word somebody may have meant. */
final class Nearest {

    /** More slips of the pen than this make it another word. */
    private static final int MOST_SLIPS = 3;

    private static final int LONGEST = 64;

    private Nearest() {}

    /** The nearest of the known words by Levenshtein distance, if one is near. */
    static Optional<String> of(String word, List<String> known) {
        if (word.isBlank() || word.length() > LONGEST) {
            return Optional.empty();
        }
        String written = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(each -> slips(written, each.toLowerCase(Locale.ROOT))))
                .filter(each -> slips(written, each.toLowerCase(Locale.ROOT))
                        <= Math.min(MOST_SLIPS, Math.max(1, each.length() / 2)));
    }

    /** How many letters must be put in, left out or changed to make one word the other. */
    private static int slips(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[to.length()];
    }
}
