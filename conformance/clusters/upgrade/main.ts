// The cluster before its upgrade: Kubernetes 1.35.
import { declare } from './declare';

declare({ kubernetesVersion: '1.35.4' }).synth();
