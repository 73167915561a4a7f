import { isObject, type JsonObject, type Source } from './document';
import type { InputFile } from './input-file';
import type { KubeadmFile } from './kubeadm-file';
import type { NodePlan } from './node-plan';
import { nodesOfFile } from './nodes-of-file';

/** `/etc/crictl.yaml`: where crictl finds the container runtime. */
export interface CrictlFile {
  readonly value: JsonObject;
  readonly source: Source;
  readonly nodes: readonly NodePlan[];
}

export const isCrictlFile = ({ name }: InputFile): boolean => /(^|\/)crictl\.ya?ml$/.test(name);

export const parseCrictlFiles = (
  inputs: readonly InputFile[],
  nodes: readonly NodePlan[],
  kubeadmFiles: readonly KubeadmFile[],
): CrictlFile[] =>
  inputs.filter(isCrictlFile).flatMap(({ name, chunks }) =>
    chunks.flatMap(({ document }): CrictlFile[] =>
      document && isObject(document.value)
        ? [
            {
              value: document.value,
              source: document.source,
              nodes: nodesOfFile(name, nodes, kubeadmFiles),
            },
          ]
        : [],
    ),
  );
