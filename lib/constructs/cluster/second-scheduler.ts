import { ApiObject, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import {
  renderSchedulerData,
  renderSchedulerObjects,
} from '../../emit/components/second-scheduler';
import { chooseImages, imageOf } from '../../emit/host/kubernetes-image';
import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { NEWEST_MINOR, nameOfMinor, parseKubernetesVersion } from '../../k8s/version';
import { rememberAuthor } from '../authors';
import { CallSite } from '../source-line';
import type { KubeadmCluster } from './kubeadm-cluster';
import { type PropProblem, readProps } from './read-props';
import type { SecondSchedulerProps } from './second-scheduler-props';

/** A kube-scheduler in pods of the cluster, for pods that name one of its profiles; made by `addScheduler`. */
export class SecondScheduler extends Construct {
  /** What its objects are called. */
  public readonly schedulerName: string;
  /** @internal */
  readonly _problems: readonly PropProblem[];
  /** @internal */
  readonly _callSite: CallSite;

  /** @internal */
  constructor(cluster: KubeadmCluster, name: string, props: SecondSchedulerProps) {
    super(cluster, `scheduler-${name}`);
    const { props: read, problems } = readProps('SecondScheduler', props);
    this.schedulerName = name;
    this._problems = problems;
    this._callSite = new CallSite();
    this.addObjects(cluster, read);
  }

  private addObjects(
    cluster: KubeadmCluster,
    { configuration = {}, image = imageFor(cluster), replicas = 1 }: SecondSchedulerProps,
  ): void {
    const { schedulerName: name, _callSite: callSite } = this;
    const input = { name, image, replicas, configuration };
    // What is no JSON is a finding of the synth.
    const data = Lazy.any({ produce: () => renderSchedulerData(input, minorOf(cluster)) });
    const chart = new Chart(this, 'Resource');
    for (const { kind, ...object } of renderSchedulerObjects(input, data)) {
      const apiObject = new ApiObject(chart, `${kind}-${object.metadata.name}`, {
        kind,
        ...object,
      });
      rememberAuthor(apiObject, { construct: this, callSite, propsAreSpec: false });
    }
  }
}

const minorOf = ({ _props }: KubeadmCluster): number =>
  parseKubernetesVersion(_props.kubernetesVersion)?.minor ?? NEWEST_MINOR;

function imageFor({ _props }: KubeadmCluster): string {
  const { imageRepository = KUBEADM_DEFAULTS.imageRepository, kubernetesVersion = '' } = _props;
  const newest = `v${nameOfMinor(NEWEST_MINOR)}.0`;
  return imageOf('kube-scheduler', chooseImages(kubernetesVersion, imageRepository, newest));
}
