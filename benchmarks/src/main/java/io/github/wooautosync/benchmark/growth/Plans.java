package io.github.wooautosync.benchmark.growth;

import io.github.wooautosync.benchmark.Database;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How PostgreSQL executes statements, whatever their parameters. */
final class Plans {

    static final String SEQUENTIAL = "sequential scan";

    private static final Pattern PARAMETER = Pattern.compile("\\?");
    private static final Pattern INDEX = Pattern.compile(
            "(Index Only Scan|Index Scan|Bitmap Index Scan)[^\\n]*?(?:using|on) (woo_product_sync\\w*)");

    private final Database database;

    Plans(Database database) {
        this.database = database;
    }

    /** The ways in which the table of sync records is read. */
    Set<String> accesses(Collection<String> statements) {
        Set<String> accesses = new TreeSet<>();
        for (String statement : statements) {
            if (statement.contains("woo_product_sync") && !statement.startsWith("insert")) {
                String plan = database.plan(numbered(statement));
                if (plan.contains("Seq Scan on woo_product_sync")) {
                    accesses.add(SEQUENTIAL);
                }
                for (Matcher index = INDEX.matcher(plan); index.find(); ) {
                    accesses.add(index.group(2));
                }
            }
        }
        return accesses;
    }

    private static String numbered(String statement) {
        AtomicInteger parameter = new AtomicInteger();
        return PARAMETER.matcher(statement).replaceAll(found -> "\\$" + parameter.incrementAndGet());
    }
}
