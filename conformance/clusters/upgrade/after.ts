// The same cluster as it is to be: the next minor, and the files that bring every node there.
import { declare } from './declare';

declare({ kubernetesVersion: '1.36.4', upgradeFrom: '1.35.4' }).synth();
