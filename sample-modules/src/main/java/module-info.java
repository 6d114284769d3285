/** The samples: {@code .wat} text, what each is about, and its golden trace. */
module dev.fiberscope.samples {
    requires static transitive org.jspecify;

    exports dev.fiberscope.samples;
}
