package dev.fiberscope.engine.proof.program;

/** The type of a value in a random program. */
sealed interface Kind {
    record I32() implements Kind {
        @Override
        public String toString() {
            return "i32";
        }
    }

    record I64() implements Kind {
        @Override
        public String toString() {
            return "i64";
        }
    }

    /** A continuation of the signature with this index, or null. */
    record Cont(int signature) implements Kind {
        @Override
        public String toString() {
            return "(ref null $k" + signature + ")";
        }
    }

    record Exn() implements Kind {
        @Override
        public String toString() {
            return "exnref";
        }
    }

    /** {@code $struct} or {@code $array} or null. */
    record Aggregate(String type) implements Kind {
        @Override
        public String toString() {
            return "(ref null $" + type + ")";
        }
    }
}
