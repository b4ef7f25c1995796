package dev.anyfn.benchmarks.stores;

/** What is done again and again. */
enum Operation {
  PUT("put") {
    @Override
    int run(Workload store, int number, Object value) throws Exception {
      store.put(number, value);
      return 1;
    }
  },
  GET("get") {
    @Override
    int run(Workload store, int number, Object value) throws Exception {
      return store.get(number) == null ? 0 : 1;
    }
  },
  REPLACE("conditional put") {
    @Override
    int run(Workload store, int number, Object value) throws Exception {
      store.replace(number, value);
      return 1;
    }
  },
  PAGE("page of 100") {
    @Override
    int run(Workload store, int number, Object value) throws Exception {
      return store.page() / Workload.ITEMS;
    }
  };

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** Does it once, and returns 1. */
  abstract int run(Workload store, int number, Object value) throws Exception;
}
