package dev.treering.projections.comparison;

import java.math.BigDecimal;

/** By how much an amount changes, in percent of what it was. The lower end of a band, looking away from 0, belongs to it. */
public enum Band {
    DOWN_50_OR_MORE("-50 % and more"),
    DOWN_25_TO_50("-25 to -50 %"),
    DOWN_10_TO_25("-10 to -25 %"),
    DOWN_5_TO_10("-5 to -10 %"),
    DOWN_LESS_THAN_5("to -5 %"),
    UNCHANGED("unchanged"),
    UP_LESS_THAN_5("to +5 %"),
    UP_5_TO_10("+5 to +10 %"),
    UP_10_TO_25("+10 to +25 %"),
    UP_25_TO_50("+25 to +50 %"),
    UP_50_OR_MORE("+50 % and more"),
    FROM_NOTHING("from nothing");

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final String words;

    Band(String words) {
        this.words = words;
    }

    /** What a reader sees. */
    public String words() {
        return words;
    }

    static Band of(BigDecimal was, BigDecimal wouldBe) {
        int way = wouldBe.compareTo(was);
        if (way == 0) {
            return UNCHANGED;
        }
        if (was.signum() == 0) {
            return FROM_NOTHING;
        }
        BigDecimal moved = wouldBe.subtract(was).abs().multiply(HUNDRED);
        int steps = 0; // bands away from the outermost
        for (int bound : new int[] {50, 25, 10, 5}) {
            if (moved.compareTo(was.abs().multiply(BigDecimal.valueOf(bound))) >= 0) {
                break;
            }
            steps++;
        }
        return values()[way < 0 ? steps : UP_50_OR_MORE.ordinal() - steps];
    }
}
