import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { rememberAuthor } from '../authors';
import type { ClusterNetwork } from '../cluster/cluster-network';
import { validateWholeApp } from '../plain-app';
import { CallSite } from '../source-line';
import type {
  BfdProfileProps,
  BgpAdvertisementProps,
  BgpPeerProps,
  CommunityAlias,
  IpAddressPoolProps,
  L2AdvertisementProps,
  MetalLbProps,
  PoolOptions,
} from './metallb-props';
import { plannedPools } from './planned-pools';

/**
 * What MetalLB is told: its pools, and how they are announced. MetalLB itself is installed by its
 * own manifest or chart.
 */
export class MetalLb extends Construct {
  private readonly namespace: string;
  private readonly network: ClusterNetwork | undefined;
  private readonly planned = new Map<string, ApiObject>();

  constructor(scope: Construct, id: string, props: MetalLbProps = {}) {
    super(scope, id);
    const { namespace = 'metallb-system', network } = props ?? {};
    this.namespace = namespace;
    this.network = network;
    for (const [name, addresses] of plannedPools(network)) {
      this.planned.set(name, this.add('v1beta1', 'IPAddressPool', name, { addresses }, network));
    }
    validateWholeApp(this);
  }

  /** Says how addresses of a pool of the plan are given away. */
  public configurePool(name: string, options: PoolOptions): void {
    const pool = this.planned.get(name);
    if (!pool) {
      this.add('v1beta1', 'IPAddressPool', name, { addresses: [], ...options });
      return;
    }
    for (const [field, value] of Object.entries(options ?? {})) {
      pool.addJsonPatch(JsonPatch.add(`/spec/${field}`, value));
    }
  }

  /** A pool that is not in the plan. */
  public addPool(name: string, props: IpAddressPoolProps): ApiObject {
    return this.add('v1beta1', 'IPAddressPool', name, props);
  }

  /** One node answers ARP and NDP for addresses of the pools. */
  public addL2Advertisement(name: string, props: L2AdvertisementProps = {}): ApiObject {
    return this.add('v1beta1', 'L2Advertisement', name, props);
  }

  /** Routers learn the way to addresses of the pools. */
  public addBgpAdvertisement(name: string, props: BgpAdvertisementProps = {}): ApiObject {
    return this.add('v1beta1', 'BGPAdvertisement', name, props);
  }

  /** A router that speakers talk to. */
  public addBgpPeer(name: string, props: BgpPeerProps): ApiObject {
    return this.add('v1beta2', 'BGPPeer', name, props);
  }

  /** How fast dead sessions are found. */
  public addBfdProfile(name: string, props: BfdProfileProps = {}): ApiObject {
    return this.add('v1beta1', 'BFDProfile', name, props);
  }

  /** Names for BGP communities. */
  public addCommunities(name: string, communities: CommunityAlias[]): ApiObject {
    return this.add('v1beta1', 'Community', name, { communities });
  }

  private add(
    version: string,
    kind: string,
    name: string,
    spec: object,
    construct: ClusterNetwork | MetalLb = this,
  ): ApiObject {
    const object = new ApiObject(this, `${kind}-${name}`, {
      apiVersion: `metallb.io/${version}`,
      kind,
      metadata: { name, namespace: this.namespace },
      spec,
    });
    const isPlanned = construct !== this && construct === this.network;
    const callSite = isPlanned ? this.network._callSite : new CallSite();
    rememberAuthor(object, { construct, callSite, propsAreSpec: !isPlanned });
    return object;
  }
}
