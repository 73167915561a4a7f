import { Construct } from 'constructs';
import { CallSite } from '../source-line';
import type { ControlPlaneNodeProps } from './node-props';
import { type PropProblem, problemsOfItems, readProps } from './read-props';

/** What a node is for. */
export enum NodeRole {
  CONTROL_PLANE = 'control-plane',
  WORKER = 'worker',
}

/** One machine of a cluster; made by `addControlPlane` and `addWorker`. */
export class KubeadmNode extends Construct {
  /** Name of the Node object and of the folder under `dist/nodes/`. */
  public readonly nodeName: string;
  public readonly role: NodeRole;
  /** @internal */
  readonly _props: ControlPlaneNodeProps;
  /** @internal */
  readonly _problems: readonly PropProblem[];
  /** @internal */
  readonly _callSite: CallSite;

  /** @internal */
  constructor(scope: Construct, name: string, role: NodeRole, props: ControlPlaneNodeProps) {
    super(scope, name);
    this.nodeName = name;
    this.role = role;
    const reading = readProps('KubeadmNode', props);
    this._props = reading.props;
    this._problems = [...reading.problems, ...problemsOfItems('patches', reading.props.patches)];
    this._callSite = new CallSite();
  }
}
