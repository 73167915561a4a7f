/** A value that JSON can hold; what is undefined is left out of the text. */
export type PlainJson =
  | null
  | boolean
  | number
  | string
  | readonly PlainJson[]
  | { readonly [key: string]: PlainJson | undefined };

/** A CNI network configuration list, as a file in `/etc/cni/net.d` holds it. */
export interface Conflist {
  readonly cniVersion: string;
  readonly name: string;
  readonly plugins: readonly ConflistPlugin[];
}

export interface ConflistPlugin {
  readonly type: string;
  readonly capabilities?: { readonly [capability: string]: boolean };
  readonly [key: string]: PlainJson | undefined;
}

/**
 * Understood by every runtime of the supported Kubernetes versions: containerd before 2.0 refuses 1.1.0.
 * The texts of 0.3.1, 0.4.0, 1.0.0 and 1.1.0 differ in nothing but this word, so there is one spoke.
 */
export const SAFE_CNI_VERSION = '1.0.0';

export const portmapPlugin = (): ConflistPlugin => ({
  type: 'portmap',
  // Without it the plugin succeeds and does nothing.
  capabilities: { portMappings: true },
});

/** Keys in the order in which the renderer wrote them, two blanks of indent, a final newline. */
export const serializeConflist = (list: Conflist): string => `${JSON.stringify(list, null, 2)}\n`;
