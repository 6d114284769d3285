package dev.fiberscope.engine.wasm;

/** A reference to something of {@code heap} type, or also null. */
public record ReferenceType(boolean nullable, HeapType heap) implements ValueType {
    public static final ReferenceType FUNCREF = new ReferenceType(true, HeapType.Abstract.FUNC);
    public static final ReferenceType EXTERNREF = new ReferenceType(true, HeapType.Abstract.EXTERN);
    public static final ReferenceType EXNREF = new ReferenceType(true, HeapType.Abstract.EXN);

    @Override
    public String toString() {
        return nullable ? "(ref null " + heap + ")" : "(ref " + heap + ")";
    }
}
