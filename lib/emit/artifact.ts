/** One file to be written. */
export interface Artifact {
  /** Relative to the output folder, with `/` on every system. */
  readonly path: string;
  readonly content: string;
  /** @default - what the system gives a new file */
  readonly mode?: number;
}

/** Anything that adds files of its own to the output: a cluster adds the files of its nodes. */
export interface ArtifactProducer {
  produceArtifacts(): readonly Artifact[];
}

/** By name, so that two copies of this library in one program find each other's producers. */
const PRODUCER = Symbol.for('cdk8s-kubeadm.ArtifactProducer');

export function registerProducer(owner: object, producer: ArtifactProducer): void {
  Object.defineProperty(owner, PRODUCER, { value: producer });
}

export const producerOf = (owner: object): ArtifactProducer | undefined =>
  (owner as { readonly [PRODUCER]?: ArtifactProducer })[PRODUCER];
