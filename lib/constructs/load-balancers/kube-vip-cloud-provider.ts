import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { type KubeVipPool, renderKubeVipPools } from '../../emit/load-balancers/kube-vip-pools';
import { renderKubeVipProvider } from '../../emit/load-balancers/kube-vip-provider';
import { type PropProblem, readProps } from '../cluster/read-props';
import { CallSite } from '../source-line';
import { rememberReader } from '../wrong-props';
import { addObjects } from './add-objects';
import type {
  KubeVipCloudProviderProps,
  KubeVipPoolOptions,
  KubeVipPoolProps,
} from './kube-vip-props';
import { plannedPools } from './planned-pools';

const IMAGE = 'ghcr.io/kube-vip/kube-vip-cloud-provider:v0.0.12';

/**
 * kube-vip-cloud-provider: it writes addresses of its pools into Services, which kube-vip then holds.
 * A Service takes the pool of its namespace, else the pool `global`. Raises NET890, NET891.
 */
export class KubeVipCloudProvider extends Construct {
  /** @internal */
  readonly _problems: PropProblem[];
  /** @internal */
  readonly _callSite: CallSite;
  private readonly pools = new Map<string, KubeVipPool>();

  constructor(scope: Construct, id: string, props: KubeVipCloudProviderProps = {}) {
    super(scope, id);
    const { props: read, problems } = readProps('KubeVipCloudProvider', props);
    this._problems = [...problems];
    this._callSite = new CallSite();
    rememberReader(this);
    for (const [name, addresses] of plannedPools(read.network)) this.pools.set(name, { addresses });
    const { image = IMAGE, loadBalancerClass, descending = false } = read;
    const data = Lazy.any({ produce: () => renderKubeVipPools(this.pools, descending) });
    addObjects(this, renderKubeVipProvider({ image, loadBalancerClass }, data));
  }

  /** A pool that is not in the plan, for the Services of a namespace; `global` for all that have none. */
  public addPool(namespace: string, props: KubeVipPoolProps): void {
    const { addresses = [], ...options }: Partial<KubeVipPoolProps> = this.read('addPool', {
      ...props,
    });
    this.pools.set(namespace, { addresses, ...options });
  }

  /** Says how addresses of a pool of the plan are given away. */
  public configurePool(namespace: string, options: KubeVipPoolOptions): void {
    const { addresses = [] } = this.pools.get(namespace) ?? {};
    this.pools.set(namespace, { ...this.read('configurePool', options), addresses });
  }

  private read<T extends object>(method: string, props: T): T {
    const reading = readProps('KubeVipPool', props);
    this._problems.push(
      ...reading.problems.map(({ path, problem }) => ({ path: [method, ...path], problem })),
    );
    return reading.props;
  }
}
