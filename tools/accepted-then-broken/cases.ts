import { readText } from '../../lib/manifests/read-file';
import { checkInputs } from '../../lib/rules/check-inputs';
import type { BrokenCase, CaseFiles } from './broken-case';
import { ENDPOINT_CASES } from './endpoints';
import { FAMILY_CASES } from './families';
import { HOST_CASES } from './hosts';
import { NODE_BLOCK_CASES } from './node-blocks';
import { POD_NETWORK_CASES } from './pod-network';
import { RANGE_CASES } from './ranges';
import { SERVICE_CASES } from './services';
import { SETTING_CASES } from './settings';
import { SURROUNDING_CASES } from './surroundings';

/** B1 to B35, by number: kubeadm takes it, and the cluster does not come up, or breaks later. */
export const BROKEN_CASES: readonly BrokenCase[] = [
  ...RANGE_CASES,
  ...POD_NETWORK_CASES,
  ...NODE_BLOCK_CASES,
  ...SETTING_CASES,
  ...FAMILY_CASES,
  ...ENDPOINT_CASES,
  ...HOST_CASES,
  ...SERVICE_CASES,
  ...SURROUNDING_CASES,
].sort((a, b) => a.number - b.number);

/** What `check` says of the files. */
export const findingsOf = (files: CaseFiles) =>
  checkInputs(
    Object.entries(files).map(([name, text]) => readText(name, text)),
    {},
  ).findings;
