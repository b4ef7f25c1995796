package dev.anyfn.store.jdbc;

import java.util.List;

/** The statements about one table. Immutable. */
final class Sql {

  /** The table that records the layout of each table. */
  static final String LAYOUTS = "anyfn_layouts";

  private static final String KEY = "partition_key = ? AND sort_key = ?";
  private static final String ROW = "sort_key, document, revision, expires_at";
  private static final String PRESENT =
      KEY + " AND revision = ? AND (expires_at IS NULL OR expires_at > ?)";

  private final Dialect dialect;
  private final TableName name;
  private final String table;
  private final String get;
  private final String put;
  private final String putIfAbsent;
  private final String putIfVersion;

  Sql(Dialect dialect, TableName name) {
    this.dialect = dialect;
    this.name = name;
    this.table = name.table();
    this.get = "SELECT " + ROW + " FROM " + table + " WHERE " + KEY;
    this.put = dialect.put(table);
    this.putIfAbsent = dialect.putIfAbsent(table);
    this.putIfVersion =
        "UPDATE " + table + " SET document = ?, revision = ?, expires_at = ? WHERE " + PRESENT;
  }

  String name() {
    return name.name();
  }

  /** Partition, sort. */
  String get() {
    return get;
  }

  /** Partition, first sort, end if there is one, limit. */
  String query(boolean bounded, boolean descending) {
    return "SELECT "
        + ROW
        + " FROM "
        + table
        + " WHERE partition_key = ? AND sort_key >= ?"
        + (bounded ? " AND sort_key < ?" : "")
        + " ORDER BY sort_key"
        + (descending ? " DESC" : "")
        + " LIMIT ?";
  }

  /** Partition and sort, of each. */
  String present(int keys) {
    StringBuilder sql = new StringBuilder("SELECT partition_key, ").append(ROW);
    sql.append(" FROM ").append(table).append(" WHERE ");
    for (int i = 0; i < keys; i++) {
      sql.append(i == 0 ? "" : " OR ").append('(').append(KEY).append(')');
    }
    return sql.append(dialect.lock()).toString();
  }

  /** Partition, sort, document, revision, expiry. */
  String put() {
    return put;
  }

  /** Partition, sort, document, revision, expiry, now. */
  String putIfAbsent() {
    return putIfAbsent;
  }

  /** Document, revision, expiry, partition, sort, present revision, now. */
  String putIfVersion() {
    return putIfVersion;
  }

  /** Partition, sort. */
  String delete() {
    return "DELETE FROM " + table + " WHERE " + KEY;
  }

  /** Partition, sort, present revision, now. */
  String deleteIfVersion() {
    return "DELETE FROM " + table + " WHERE " + PRESENT;
  }

  /** A time, how many, the time again: whoever revives a row meanwhile keeps it. */
  String sweep() {
    return "DELETE FROM "
        + table
        + " WHERE (partition_key, sort_key) IN (SELECT partition_key, sort_key FROM "
        + table
        + " WHERE expires_at <= ? LIMIT ?"
        + dialect.skipLocked()
        + ") AND expires_at <= ?";
  }

  /** Name. */
  String layout() {
    return "SELECT layout FROM " + LAYOUTS + " WHERE name = ?";
  }

  /** Layout, name. */
  String setLayout() {
    return "UPDATE " + LAYOUTS + " SET layout = ? WHERE name = ?";
  }

  /** Layout, name. */
  String addLayout() {
    return "INSERT INTO " + LAYOUTS + " (layout, name) VALUES (?, ?)";
  }

  String makeLayouts() {
    return "CREATE TABLE IF NOT EXISTS "
        + LAYOUTS
        + " (name VARCHAR(60) NOT NULL PRIMARY KEY, layout INTEGER NOT NULL)";
  }

  /**
   * The statements that lead from each layout to the next. Steps are only ever added, and each may
   * be run again.
   */
  List<String> steps() {
    return List.of(
        "CREATE TABLE IF NOT EXISTS "
            + table
            + " (partition_key "
            + dialect.bytes()
            + " NOT NULL, sort_key "
            + dialect.bytes()
            + " NOT NULL, document "
            + dialect.bytes()
            + " NOT NULL, revision VARCHAR(1000) NOT NULL, expires_at BIGINT,"
            + " PRIMARY KEY (partition_key, sort_key))",
        "CREATE INDEX IF NOT EXISTS "
            + name.index()
            + " ON "
            + table
            + " (expires_at)"
            + dialect.indexed());
  }

  /** Inserts or replaces a row: partition, sort, document, revision, expiry. */
  static String upsert(String table) {
    return "INSERT INTO "
        + table
        + " AS present (partition_key, sort_key, document, revision, expires_at)"
        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (partition_key, sort_key) DO UPDATE SET"
        + " document = excluded.document, revision = excluded.revision,"
        + " expires_at = excluded.expires_at";
  }
}
