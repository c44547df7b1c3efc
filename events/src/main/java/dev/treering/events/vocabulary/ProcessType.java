package dev.treering.events.vocabulary;

/** A process type of an app, such as web or worker (Heroku: formation type). */
public record ProcessType(String value) implements Comparable<ProcessType> {

    public ProcessType {
        Text.id("process", value);
    }

    @Override
    public int compareTo(ProcessType other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
