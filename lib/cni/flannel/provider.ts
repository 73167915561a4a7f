import type { CniProvider, ProviderPort } from '../provider';
import { type FlannelBackend, findBackend, SHIPPED_BACKEND_TYPE } from './backends';
import { FLANNEL_HEALTH_PORT } from './release';

const HEALTH: ProviderPort = {
  protocol: 'TCP',
  port: FLANNEL_HEALTH_PORT,
  purpose: 'flannel healthz',
  reach: 'on-the-node',
};

export interface FlannelChoice {
  /** @default 'vxlan' */
  readonly backendType?: string;
  /** Instead of the backend's own port. */
  readonly port?: number;
}

/** flannel with one of its backends; undefined for a backend it does not have. */
export function flannelProvider(choice: FlannelChoice = {}): CniProvider | undefined {
  const backend = findBackend(choice.backendType ?? SHIPPED_BACKEND_TYPE);
  return backend && withBackend(backend, choice.port);
}

function withBackend(backend: FlannelBackend, port: number | undefined): CniProvider {
  return {
    name: 'flannel',
    nodeBlocksComeFrom: 'kube-controller-manager',
    ports: [...moved(backend, port), HEALTH],
  };
}

function moved(backend: FlannelBackend, port: number | undefined): readonly ProviderPort[] {
  const [first, ...rest] = backend.ports;
  if (port === undefined || backend.portKey === undefined || first === undefined) {
    return backend.ports;
  }
  return [{ ...first, port }, ...rest];
}
