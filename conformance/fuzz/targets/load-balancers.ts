import { JUDGED_FOLDERS } from '../../folders';
import { loadBalancerFile } from '../load-balancers/documents';
import type { FuzzTarget } from '../target';
import { renderYaml } from '../yaml/render';

const FOLDER = 'load-balancers';
const folder = JUDGED_FOLDERS.find(({ name }) => name === FOLDER);

/** Objects of MetalLB and Services: kube-apiserver with MetalLB's definitions, then MetalLB itself. */
export const loadBalancers: FuzzTarget = {
  name: FOLDER,
  judges: folder?.judges ?? [],
  minors: [36],
  extension: 'yaml',
  ...(folder?.cluster === undefined ? {} : { cluster: folder.cluster }),
  texts: () => loadBalancerFile.map((trees) => trees.map(renderYaml).join('---\n')),
  isMeantFor: (_, text) => text.split(/^---\n/m).every((one) => one.startsWith('apiVersion: ')),
};
