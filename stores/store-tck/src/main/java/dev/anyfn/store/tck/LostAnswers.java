package dev.anyfn.store.tck;

/**
 * Loses each answer of a call once, whole and after its first byte, until a call gets by with fewer
 * answers. For one thread.
 */
final class LostAnswers {

  private static final int MOST_ANSWERS = 30;

  /** Calls without a loss, in a row, before it ends: a driver may now and then ask more often. */
  private static final int CALM = 2;

  private LostAnswers() {}

  /** One or more calls; each of them loses what it is given before it calls. */
  interface Call {
    /** Returns whether an answer was lost. */
    boolean run(Loss loss);
  }

  /** The loss of one answer of a call, after its first bytes. */
  record Loss(TcpProxy proxy, int answer, int bytes) {

    void begin() {
      proxy.loseAnswer(answer, bytes);
    }

    boolean hasHappened() {
      return proxy.hasLost();
    }

    String id() {
      return answer + "-" + bytes;
    }

    @Override
    public String toString() {
      return "answer " + answer + " lost after " + bytes + " bytes";
    }
  }

  static void each(TcpProxy proxy, Call call) {
    int calm = 0;
    for (int answer = 1; calm < CALM && answer <= MOST_ANSWERS; answer++) {
      boolean whole = call.run(new Loss(proxy, answer, 0));
      boolean cut = call.run(new Loss(proxy, answer, 1));
      calm = whole || cut ? 0 : calm + 1;
    }
  }
}
