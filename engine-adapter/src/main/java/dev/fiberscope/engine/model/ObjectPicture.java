package dev.fiberscope.engine.model;

import java.util.List;

/**
 * What a struct, an array or an exception contains.
 *
 * @param type name of the struct's or array's type, of an exception that of its tag: {@code $name}
 *     or index. Modules may name equal types differently: then the first declaration with a name
 *     counts, in the order of instantiation
 * @param length number of fields, elements or parts of the payload in all
 * @param cells those that were asked for, in order: fields named where the module names them, all
 *     else by index. Narrow integers ({@code i8}, {@code i16}) without sign
 */
public record ObjectPicture(String type, int length, List<Cell> cells) {
    public ObjectPicture {
        cells = List.copyOf(cells);
    }
}
