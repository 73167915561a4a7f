import type { IConstruct } from 'constructs';
import type { Suppression } from '../model/input-file';
import { locationOf } from './construct-source';
import type { CallSite } from './source-line';

/** A request to leave a finding out, made in a program. */
interface Request {
  readonly code: string;
  readonly because: string;
  readonly callSite: CallSite;
}

/** Construct metadata survives two copies of this library in one node_modules. */
const METADATA = 'cdk8s-kubeadm:ignore';

/** Marks a root below which somebody asked: most programs never do, and may be large. */
const ASKED = Symbol.for('cdk8s-kubeadm.has-requests');

export function rememberSuppression(scope: IConstruct, request: Request): void {
  scope.node.addMetadata(METADATA, request);
  Object.defineProperty(scope.node.root, ASKED, { value: true, configurable: true });
}

/** `constructs` begin with their root. */
export function suppressionsOf(constructs: readonly IConstruct[]): Suppression[] {
  const [root] = constructs;
  if (!root || !(ASKED in root)) return [];
  return constructs.flatMap((construct) =>
    construct.node.metadata
      .filter((entry) => entry.type === METADATA)
      .map((entry) => asSuppression(construct, entry.data as Request)),
  );
}

function asSuppression(construct: IConstruct, { code, because, callSite }: Request): Suppression {
  const constructPath = construct.node.path;
  return {
    code,
    because: because.trim() === '' ? null : because,
    location: locationOf(callSite, code, constructPath),
    file: null,
    constructPath,
  };
}
