import type { Judge } from '../diag/judge';
import type { FileReader } from '../k8s/component-files';
import { acceptsExact } from '../k8s/schema/exact-integer';
import { findMismatches, type Mismatch } from '../k8s/schema/mismatch';
import { fits, isRegisteredKind, type Shape, shapeOf, wholeNumbersIn } from '../k8s/schema/shape';
import type { ApiObjectView } from './api-object';
import type { ClusterModel } from './cluster-model';
import { type ComponentConfig, ownersOf } from './component-config';
import { type ComponentFile, POD_ENDS } from './component-file';
import { customObjects } from './custom-object';
import type { JsonObject, Source } from './document';
import type { KubeadmFile } from './kubeadm-file';
import { decodersOf } from './kubeadm-reading';
import type { At } from './located';
import { typesOf } from './object-index';
import { remember } from './remember';
import { headField } from './type-meta';

type Reader = 'kubeadm' | 'kubelet' | 'kube-proxy' | 'apiserver' | FileReader;

/** A place where a document is not what the type of its kind holds, and who reads it. */
export interface Misfit extends Mismatch {
  readonly at: At;
  readonly reader: Reader;
  readonly kind: string;
  /** Judges that refuse a wrong type. */
  readonly decoders: readonly Judge[];
  /** Judges that refuse an unknown field. */
  readonly strictDecoders: readonly Judge[];
  /** What comes of it where nobody can be asked. */
  readonly breaks?: string;
}

type Parts = Pick<
  ClusterModel,
  'kubeadmFiles' | 'componentConfigs' | 'componentFiles' | 'objects' | 'versions'
>;

interface Subject extends Pick<ApiObjectView, 'source' | 'value'> {
  /** Where the document itself does not say them. */
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly minor: number;
  readonly reader: Reader;
  readonly decoders: readonly Judge[];
  readonly strictDecoders: readonly Judge[];
  readonly breaks?: string;
}

/** Every misfit of a cluster; both rules about them ask, the documents are walked once. */
export const misfitsOf = remember((parts: Parts): readonly Misfit[] => [
  ...parts.kubeadmFiles.flatMap((file) => inKubeadmFile(file, parts)),
  ...standaloneOf(parts).flatMap((config) => inComponentConfig(config, parts)),
  ...parts.componentFiles.flatMap((file) => inComponentFile(file, parts)),
  ...inObjects(parts),
  ...inCustomObjects(parts),
]);

function inKubeadmFile(file: KubeadmFile, { versions }: Parts): Misfit[] {
  return file.documents.flatMap((document) => {
    const byKubeadm = decodersOf(file, document, versions.kubeadm);
    if (byKubeadm.length === 0) return [];
    const strictDecoders = byKubeadm.filter((judge) => judge === 'kubeadm-validate');
    const decoders = [...byKubeadm, ...ownersOf(document, file)];
    const { kubeadmMinor: minor } = versions;
    return misfitsIn({ ...document, minor, reader: 'kubeadm', decoders, strictDecoders });
  });
}

/** Those in files that kubeadm does not read: the component itself will. */
function standaloneOf({ componentConfigs, kubeadmFiles }: Parts): ComponentConfig[] {
  const inFiles = new Set(
    kubeadmFiles.flatMap((file) => file.documents.map((document) => document.value)),
  );
  return componentConfigs.filter(({ value }) => !inFiles.has(value));
}

function inComponentConfig(config: ComponentConfig, { versions }: Parts): Misfit[] {
  const judge = config.component === 'kubelet' ? 'kubelet-start' : 'kube-proxy-start';
  const reader = config.component;
  const subject = { ...config, minor: versions.minor, reader, strictDecoders: [] };
  return misfitsIn({ ...subject, decoders: [judge] });
}

/** Plugin configurations are read strictly whatever the file around them is [run]. */
function inComponentFile(file: ComponentFile, { versions }: Parts): Misfit[] {
  const { read, within, judge, minor, pod } = file;
  if (!read || !isRegisteredKind(file.apiVersion, file.kind, minor)) return [];
  const isStrict = within !== undefined || read.isReadStrictly(versions.cluster);
  const subject = { ...file, reader: read.reader };
  if (pod) {
    return misfitsIn({ ...subject, decoders: [], strictDecoders: [], breaks: POD_ENDS });
  }
  return misfitsIn({ ...subject, decoders: [judge], strictDecoders: isStrict ? [judge] : [] });
}

/** Ten thousand objects come here: nothing is built for one that fits. */
function inObjects({ objects, versions: { minor } }: Parts): Misfit[] {
  const misfits: Misfit[] = [];
  for (const alike of typesOf(objects)) {
    const [{ apiVersion, kind }] = alike;
    const shape = shapeOf(apiVersion, kind, minor);
    if (!shape) continue;
    for (const { value, source } of alike) {
      if (!fits(value, shape)) misfits.push(...misfitsIn({ ...APISERVER, value, source, minor }));
    }
  }
  return misfits;
}

function inCustomObjects({ objects }: Parts): Misfit[] {
  return customObjects(objects).flatMap(({ object: { source, kind }, misfits }) =>
    misfits.map((misfit) => ({ ...misfit, ...APISERVER, kind, at: { source, path: misfit.path } })),
  );
}

const APISERVER: Pick<Subject, 'reader' | 'decoders' | 'strictDecoders'> = {
  reader: 'apiserver',
  decoders: ['apiserver-admission'],
  strictDecoders: [],
};

function misfitsIn({ value, source, minor, ...reading }: Subject): Misfit[] {
  const { kind = headField(value, 'kind'), apiVersion = headField(value, 'apiVersion') } = reading;
  const shape = shapeOf(apiVersion, kind, minor);
  if (!shape) return [];
  const { reader, decoders, strictDecoders, breaks } = reading;
  // kubectl sends 80.0 of a JSON file as 80.
  const floats = reader === 'apiserver' ? [] : jsonFloats(value, shape, source);
  const found = findMismatches(value, shape).flatMap((mismatch) => exactly(mismatch, source));
  const mismatches = [...found, ...floats];
  return mismatches.map((mismatch) => ({
    ...mismatch,
    at: { source, path: mismatch.path },
    ...{ reader, decoders, strictDecoders, kind },
    ...(breaks !== undefined && { breaks }),
  }));
}

/** Nothing where a large integer fits after all; else its digits. */
function exactly(mismatch: Mismatch, source: Source): Mismatch[] {
  const { scalar, path } = mismatch;
  const integer = source.exactInteger?.(path);
  if (scalar === undefined || integer === undefined) return [mismatch];
  return acceptsExact(scalar, integer) ? [] : [{ ...mismatch, got: `the number ${integer}` }];
}

/** In a JSON document `6443.0` is no whole number; in YAML it is one before Go sees it [run]. */
function jsonFloats(value: JsonObject, shape: Shape, source: Source): Mismatch[] {
  if (source.rawScalar?.(['kind'])?.style !== 'json') return [];
  return wholeNumbersIn(value, shape).flatMap((path) => {
    const got = source.rawScalar?.(path)?.text ?? '';
    if (!/[.eE]/.test(got)) return [];
    return [{ path, problem: 'wrong-type', expected: 'a whole number', got, ...NO_PROPOSAL }];
  });
}

const NO_PROPOSAL = { proposal: undefined, scalar: 'int' } as const;
