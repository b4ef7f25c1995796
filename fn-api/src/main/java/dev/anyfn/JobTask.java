package dev.anyfn;

/**
 * One task of a job that runs to completion: a Cloud Run job, an AWS Batch array, a Kubernetes
 * indexed Job. Immutable.
 *
 * @param index which task this is, from 0
 * @param count how many tasks the job has; 1 where the platform does not say
 * @param attempt which attempt at this task this is, from 1
 */
public record JobTask(int index, int count, int attempt) {
  /**
   * A task.
   *
   * @param index from 0
   * @param count at least 1
   * @param attempt from 1
   * @throws IllegalArgumentException if one of them is out of range
   */
  public JobTask {
    if (index < 0 || count < 1 || attempt < 1) {
      throw new IllegalArgumentException(
          "A job task has index >= 0, count >= 1 and attempt >= 1, not "
              + index
              + ", "
              + count
              + ", "
              + attempt);
    }
  }
}
