package dev.fiberscope.engine.model;

/** Where a program's hold on its objects begins: what is reachable from here can still be used. */
public sealed interface Root {
    /** A global, a slot of a table, or a host. */
    record Cell(Holder holder) implements Root {
        @Override
        public String toString() {
            return holder.toString();
        }
    }

    /**
     * Reference {@code index} of an element segment that was not dropped.
     *
     * @param segment {@code $name} or index
     */
    record Segment(int instance, String segment, int index) implements Root {
        @Override
        public String toString() {
            return "element segment " + segment + "[" + index + "]";
        }
    }

    /** A stack of a running chain, of any activation. */
    record Running(StackId stack) implements Root {
        @Override
        public String toString() {
            return "running " + stack;
        }
    }

    /** A stack of the chain that trapped last: it is shown until something is called again. */
    record Trapped(StackId stack) implements Root {
        @Override
        public String toString() {
            return "trapped " + stack;
        }
    }
}
