package dev.fiberscope.engine.history;

import dev.fiberscope.engine.machine.Machine;
import dev.fiberscope.engine.model.Storage;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What hosts, and the user, wrote into one place: the log has it all.
 *
 * @param machine has the instance of the place
 */
record HostWrites(Log log, Machine machine, Storage storage) {
    /** The last entry that writes the place among those of steps up to {@code step}, inclusive. */
    OptionalInt last(long step) {
        for (int i = log.size() - 1; i >= 0; i--) {
            if (log.at(i).step() <= step && writes(log.at(i).crossing())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The first entry from number {@code first} on that writes the place at {@code step} or behind
     * it.
     */
    OptionalInt first(int first, long step) {
        for (int i = first; i < log.size(); i++) {
            if (log.at(i).step() >= step && writes(log.at(i).crossing())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private boolean writes(Crossing crossing) {
        return switch (crossing) {
            case Crossing.MemoryWritten(int memory, long address, var content) ->
                    storage instanceof Storage.Bytes bytes
                            && machine.memoryAddress(bytes.instance(), bytes.memory())
                                    .equals(Optional.of(memory))
                            && address < bytes.address() + bytes.count()
                            && bytes.address() < address + content.size();
            case Crossing.GlobalSet(int global, _) ->
                    storage instanceof Storage.GlobalCell(int instance, int index)
                            && machine.globalAddress(instance, index).equals(Optional.of(global));
            case Crossing.Edited(var edited, _) -> meets(edited);
            case Crossing.HostFunctionDefined _,
                    Crossing.Instantiated _,
                    Crossing.Entered _,
                    Crossing.HostCalled _,
                    Crossing.HostReturned _,
                    Crossing.HostThrew _,
                    Crossing.HostFailed _,
                    Crossing.MemoryGrown _,
                    Crossing.ExceptionMade _,
                    Crossing.ReferenceKept _,
                    Crossing.ReferenceReleased _,
                    Crossing.Collected _,
                    Crossing.Checked _ ->
                    false;
        };
    }

    /** Imports and exports give one place several names. */
    private boolean meets(Storage edited) {
        return switch (edited) {
            case Storage.Bytes(int instance, int memory, long address, int count) ->
                    storage instanceof Storage.Bytes own
                            && machine.memoryAddress(instance, memory)
                                    .equals(machine.memoryAddress(own.instance(), own.memory()))
                            && address < own.address() + own.count()
                            && own.address() < address + count;
            case Storage.GlobalCell(int instance, int index) ->
                    storage instanceof Storage.GlobalCell own
                            && machine.globalAddress(instance, index)
                                    .equals(machine.globalAddress(own.instance(), own.index()));
            case Storage.TableSlot(int instance, int table, long slot) ->
                    storage instanceof Storage.TableSlot own
                            && slot == own.slot()
                            && machine.tableAddress(instance, table)
                                    .equals(machine.tableAddress(own.instance(), own.table()));
            case Storage.Local _, Storage.Operand _, Storage.Field _ -> edited.equals(storage);
        };
    }
}
