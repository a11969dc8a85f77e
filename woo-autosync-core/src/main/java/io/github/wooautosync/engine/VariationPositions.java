package io.github.wooautosync.engine;

import java.util.List;

/**
 * Gives variations their places in the shop. Gaps are left between them, so that a new variant in the middle, or one that
 * goes, moves as few of the others as possible.
 */
final class VariationPositions {

    private static final int GAP = 10;

    private VariationPositions() {}

    static void assign(List<VariationWork> inOrder) {
        int last = 0;
        for (int i = 0; i < inOrder.size(); i++) {
            VariationWork work = inOrder.get(i);
            int place = work.position() > last ? work.position() : between(last, nextPlaced(inOrder, i + 1, last));
            work.place(place);
            last = place;
        }
    }

    private static int nextPlaced(List<VariationWork> inOrder, int from, int after) {
        return inOrder.stream()
                .skip(from)
                .mapToInt(VariationWork::position)
                .filter(position -> position > after)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    private static int between(int before, int after) {
        return after - before > GAP ? before + GAP : before + 1;
    }
}
