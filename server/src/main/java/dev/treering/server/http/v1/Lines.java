package dev.treering.server.http.v1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a body, as bytes: whether they are text is for their reader to say. */
final class Lines {

    private Lines() {}

    /** A line without its end, and which it is, from 0. */
    record Line(int index, byte[] bytes) {
        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    static List<Line> of(byte[] body) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                lines.add(new Line(lines.size(), Arrays.copyOfRange(body, start, i)));
                start = i + 1;
            }
        }
        return lines;
    }
}
