package dev.treering.projections.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A price as paas-billing writes it, read as a product: what it multiplies by, what it divides by, and the quantities it looks at.
 * Sums and powers are read only among figures.
 *
 * @param factor all figures that multiply
 * @param divisor all figures that divide
 */
record Formula(BigDecimal factor, BigDecimal divisor, List<Quantity> quantities) {

    /** What a formula looks at. */
    enum Quantity {
        SECONDS,
        HOURS_BEGUN,
        NODES,
        MEMORY_MB,
        STORAGE_MB
    }

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(ceil\\(\\s*\\$time_in_seconds\\s*/\\s*3600\\s*\\)|\\$\\w+|\\d+(?:\\.\\d+)?|::integer|[-+*/^()])");

    Formula {
        quantities = List.copyOf(quantities);
    }

    static Formula of(String text) {
        return new Reader(tokens(text)).whole();
    }

    boolean looksAt(Quantity quantity) {
        return quantities.contains(quantity);
    }

    private static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (matcher.lookingAt()) {
            if (!matcher.group(1).equals("::integer")) {
                tokens.add(matcher.group(1));
            }
            end = matcher.end();
            matcher.region(end, matcher.regionEnd());
        }
        if (end < text.strip().length()) {
            throw new Untranslatable("formula " + text);
        }
        return tokens;
    }

    private static Formula figure(BigDecimal figure) {
        return new Formula(figure, BigDecimal.ONE, List.of());
    }

    private Formula times(Formula other) {
        var all = new ArrayList<>(quantities);
        all.addAll(other.quantities);
        return new Formula(factor.multiply(other.factor), divisor.multiply(other.divisor), all);
    }

    private Formula dividedBy(Formula other) {
        if (!other.quantities.isEmpty()) {
            throw new Untranslatable("a formula that divides by a quantity");
        }
        return new Formula(factor.multiply(other.divisor), divisor.multiply(other.factor), quantities);
    }

    private BigDecimal alone() {
        if (!quantities.isEmpty() || divisor.compareTo(BigDecimal.ONE) != 0) {
            throw new Untranslatable("a formula that adds quantities");
        }
        return factor;
    }

    /** Reads sums of products of powers. */
    private static final class Reader {

        private final List<String> tokens;
        private int next;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        Formula whole() {
            Formula formula = sum();
            if (next < tokens.size()) {
                throw new Untranslatable("formula goes on with " + tokens.get(next));
            }
            return formula;
        }

        private Formula sum() {
            Formula sum = product();
            while (isNext("+") || isNext("-")) {
                boolean isPlus = take().equals("+");
                BigDecimal other = product().alone();
                sum = figure(isPlus ? sum.alone().add(other) : sum.alone().subtract(other));
            }
            return sum;
        }

        private Formula product() {
            Formula product = power();
            while (isNext("*") || isNext("/")) {
                product = take().equals("*") ? product.times(power()) : product.dividedBy(power());
            }
            return product;
        }

        private Formula power() {
            Formula base = atom();
            if (!isNext("^")) {
                return base;
            }
            take();
            return figure(base.alone().pow(atom().alone().intValueExact()));
        }

        private Formula atom() {
            String token = take();
            if (token.equals("(")) {
                Formula inner = sum();
                if (!take().equals(")")) {
                    throw new Untranslatable("formula without its )");
                }
                return inner;
            }
            return switch (token) {
                case "$time_in_seconds" -> quantity(Quantity.SECONDS);
                case "$number_of_nodes" -> quantity(Quantity.NODES);
                case "$memory_in_mb" -> quantity(Quantity.MEMORY_MB);
                case "$storage_in_mb" -> quantity(Quantity.STORAGE_MB);
                default -> {
                    if (token.startsWith("ceil")) {
                        yield quantity(Quantity.HOURS_BEGUN);
                    }
                    if (!Character.isDigit(token.charAt(0))) {
                        throw new Untranslatable("formula has " + token);
                    }
                    yield figure(new BigDecimal(token));
                }
            };
        }

        private static Formula quantity(Quantity quantity) {
            return new Formula(BigDecimal.ONE, BigDecimal.ONE, List.of(quantity));
        }

        private boolean isNext(String token) {
            return next < tokens.size() && tokens.get(next).equals(token);
        }

        private String take() {
            if (next == tokens.size()) {
                throw new Untranslatable("formula ends too early");
            }
            return tokens.get(next++);
        }
    }
}
