import { isObject, type Json, type JsonObject } from '../../model/document';
import { asList, textField } from '../../model/type-meta';
import { type Argument, parseArguments } from './arguments';

/** How one node presents itself, after kubeadm's own defaulting. */
export interface NodeRegistration {
  readonly criSocket: string;
  readonly kubeletExtraArgs: readonly Argument[];
  readonly taints: readonly JsonObject[];
}

/** `constants_unix.go` DefaultCRISocket: taken where no socket or just this one exists. */
const DEFAULT_CRI_SOCKET = 'unix:///var/run/containerd/containerd.sock';
/** `defaults_unix.go` DefaultContainerRuntimeURLScheme. */
const SCHEME = 'unix';

export function parseNodeRegistration(value: Json | undefined): NodeRegistration {
  const fields = isObject(value) ? value : {};
  return {
    criSocket: withScheme(textField(fields, 'criSocket') || DEFAULT_CRI_SOCKET),
    kubeletExtraArgs: parseArguments(fields.kubeletExtraArgs),
    taints: asList(fields.taints).filter(isObject),
  };
}

export const withScheme = (socket: string): string =>
  socket.startsWith(SCHEME) ? socket : `${SCHEME}://${socket}`;
