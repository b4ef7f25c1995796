package dev.anyfn;

/**
 * One task of a job that runs to completion: a Cloud Run job, an AWS Batch array, a Kubernetes
 * indexed Job. Immutable.
 *
 * @param index the index of this task, from 0
 * @param count the number of tasks; 1 if the platform does not provide it
 * @param attempt the number of this attempt at the task, from 1
 * @param execution the identity of this execution of the job, the same for all its tasks; never
 *     empty
 */
public record JobTask(int index, int count, int attempt, String execution) {
  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if an argument is out of range
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
    if (execution.isEmpty()) {
      throw new IllegalArgumentException("A job task has an execution");
    }
  }
}
