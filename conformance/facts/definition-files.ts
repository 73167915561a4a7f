import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { COMPONENTS } from '../binaries/components';
import { MODULES, runGo } from '../binaries/go';
import type { FactFile } from './sources';

interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: ReadonlyArray<{
      readonly name: string;
      readonly schema: { readonly openAPIV3Schema: object };
    }>;
  };
}

/** The CustomResourceDefinitions of MetalLB, as its release brings them. */
export function metalLbDefinitions(): string[] {
  const { version, modules } = COMPONENTS.metallb;
  const args = ['mod', 'download', '-json', `${modules[0]}@${version}`];
  const { Dir: module } = JSON.parse(runGo({ cwd: MODULES, args })) as { Dir: string };
  const folder = path.join(module, 'config/crd/bases');
  return readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

/** Kinds whose objects people write; the others are MetalLB's own notes. */
const WRITTEN = /^(IPAddressPool|L2Advertisement|BGPAdvertisement|BGPPeer|BFDProfile|Community)$/;

/** What kube-apiserver holds objects of MetalLB against, a kind a line. */
export function metalLbFile(): FactFile {
  const { version } = COMPONENTS.metallb;
  const lines = metalLbDefinitions()
    .map((text) => parse(text) as Definition)
    .filter(({ spec }) => WRITTEN.test(spec.names.kind))
    .flatMap(({ spec: { group, names, versions } }) =>
      versions.map(({ name, schema }) => {
        const key = JSON.stringify(`${group}/${name}/${names.kind}`);
        return `${key}:${JSON.stringify(schema.openAPIV3Schema, leaveOutProse)}`;
      }),
    );
  const text = `{\n"release":"${version}",\n"kinds":{\n${lines.join(',\n')}\n}\n}\n`;
  return ['lib/k8s/facts/metallb.json', text];
}

const PROSE = ['description', 'apiVersion', 'kind', 'metadata', 'status'];

/** Only at the top are `apiVersion`, `kind`, `metadata` and `status` those of every object. */
function leaveOutProse(this: object, key: string, value: unknown): unknown {
  const isProse = typeof value === 'string' ? key === 'description' : PROSE.includes(key);
  return isProse ? undefined : value;
}
