package dev.treering.projections.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes as text, where nothing may be replaced on the way. */
public final class Utf8 {

    private Utf8() {}

    /** The text; refused where the bytes are no UTF-8. */
    public static Reading<String> read(byte[] bytes) {
        try {
            return Reading.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Reading.refused("not UTF-8");
        }
    }
}
