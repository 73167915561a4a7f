/** A kube-scheduler beside that of kubeadm. */
export interface SecondSchedulerProps {
  /**
   * KubeSchedulerConfiguration (kubescheduler.config.k8s.io/v1), as the API spells it: profiles,
   * plugins and their arguments. Raises NET750.
   * @default - one profile; it and the lease are called as the scheduler
   */
  readonly configuration?: Record<string, unknown>;
  /** Its image, with a tag. @default - the kube-scheduler of the cluster's release */
  readonly image?: string;
  /** How many pods; one of them schedules, the others wait. @default 1 */
  readonly replicas?: number;
}
