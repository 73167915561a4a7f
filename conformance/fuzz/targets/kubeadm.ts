import fc from 'fast-check';
import { KUBERNETES_RELEASES } from '../../binaries/releases';
import { kubeadmInit, kubeadmInitBy } from '../../judges/kubeadm-init';
import { kubeadmValidate, kubeadmValidateBy } from '../../judges/kubeadm-validate';
import { onResidentKubeadm, readAsKubeadm } from '../../judges/resident-kubeadm';
import type { Dialect } from '../kubeadm/arguments';
import { type DocumentKind, fileKinds, plainDocument } from '../kubeadm/documents';
import { mutationOf } from '../kubeadm/mutations';
import type { FuzzTarget } from '../target';
import { renderJson, renderYaml } from '../yaml/render';
import { type TextMutation, textMutation } from '../yaml/text-mutations';
import type { TreeMap } from '../yaml/tree';

const GROUP = 'kubeadm.k8s.io';
const COMMANDED = /^(?:Init|Cluster|Join)Configuration$/;
const FOR_OTHERS = /^(?:Reset|Upgrade)Configuration$/;

/** `init` and `join` are not asked about a file that holds only what `reset` and `upgrade` read. */
function isMeantFor(word: string, input: string, minor: number): boolean {
  const { heads, unread, isCut } = readAsKubeadm(input, minor);
  const ofKubeadm = heads.filter(({ group }) => group === GROUP);
  if (!isCut) return ofKubeadm.length > 0 || unread.some(namesKubeadm);
  const isForOthers =
    ofKubeadm.some(({ kind }) => FOR_OTHERS.test(kind)) &&
    !heads.some(({ kind }) => COMMANDED.test(kind));
  return ofKubeadm.length > 0 && !(word === 'kubeadm-init' && isForOthers);
}

const VERSION_LINE = /^.*apiVersion.*$/gim;
const NAMES_KUBEADM = /^ *"?apiVersion"?: +"?kubeadm\.k8s\.io\//;

/** Only lines say whom a broken text is for; nobody looks behind `...`, the end of a document. */
const namesKubeadm = (text: string): boolean =>
  text
    .split(/^---/m)
    .map((piece) => piece.split(/^\.\.\.$/m)[0]?.match(VERSION_LINE) ?? [])
    .some((lines) => lines.length > 0 && lines.every((line) => NAMES_KUBEADM.test(line)));

/** Files for `kubeadm init`, `join`, `reset` and `upgrade`, both API versions. */
export const kubeadm: FuzzTarget = {
  name: 'kubeadm',
  judges: [kubeadmValidateBy(onResidentKubeadm), kubeadmInitBy(onResidentKubeadm)],
  confirmedBy: [kubeadmValidate, kubeadmInit],
  minors: KUBERNETES_RELEASES.map(({ minor }) => minor),
  extension: 'yaml',
  texts: (minor) =>
    dialectsOf(minor)
      .chain((dialect) => filesOf(dialect, minor))
      .filter((text) => text.includes(GROUP)),
  isMeantFor,
};

/** The version that `${API}` stands for, and the older one while kubeadm still reads it. */
function dialectsOf(minor: number): fc.Arbitrary<Dialect> {
  const own: Dialect = minor <= 30 ? 'v1beta3' : 'v1beta4';
  const older: fc.Arbitrary<Dialect> = fc.constant(minor <= 36 ? 'v1beta3' : own);
  return fc.oneof({ weight: 5, arbitrary: fc.constant(own) }, older);
}

const filesOf = (dialect: Dialect, minor: number): fc.Arbitrary<string> =>
  fileKinds(dialect).chain((kinds) => fileOf(kinds, dialect, minor));

function fileOf(kinds: readonly DocumentKind[], dialect: Dialect, minor: number) {
  return fc
    .record({
      documents: fc.tuple(...kinds.map(plainDocument)),
      mutations: fc.array(mutationOf(kinds, dialect, minor), { maxLength: 3, size: 'max' }),
      respellings: fc.oneof(
        { weight: 3, arbitrary: fc.constant<TextMutation[]>([]) },
        fc.array(textMutation, { minLength: 1, maxLength: 2 }),
      ),
      isJson: fc.oneof({ weight: 19, arbitrary: fc.constant(false) }, fc.constant(true)),
    })
    .map(({ documents, mutations, respellings, isJson }) => {
      const mutated = mutations.reduce<TreeMap[]>((all, mutate) => mutate(all), documents);
      const text = mutated.map(isJson ? renderJson : renderYaml).join('---\n');
      const inDialect = dialect === apiOf(minor) ? text : text.replaceAll(`\${API}`, dialect);
      return respellings.reduce((respelled, respell) => respell(respelled), inDialect);
    });
}

const apiOf = (minor: number): Dialect => (minor <= 30 ? 'v1beta3' : 'v1beta4');
