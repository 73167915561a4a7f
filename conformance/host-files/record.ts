import { mkdirSync, writeFileSync } from 'node:fs';

import path = require('node:path');

import { build } from '../binaries/cache';
import { kubernetesRecipe } from '../binaries/recipe';
import { releaseOf } from '../binaries/releases';
import { minorOf, runCommand } from '../command-line';
import { readHostCases } from './host-case';
import { writeRealHostFiles } from './real-kubeadm';
import { formatRecording, isRecorded, worthKeeping } from './recording';

const USE = `tsx conformance/host-files/record.ts MINOR… [NAME…]

Records what the real kubeadm writes, as golden files for the tests. Names
choose configurations, by a part of theirs. Needs Linux and root.`;

const FOLDER = path.join(__dirname, '../../test/emit/host/recorded');

function record(minor: number, names: readonly string[]): void {
  const { version } = releaseOf(minor);
  const kubeadm = build(kubernetesRecipe('kubeadm', minor));
  mkdirSync(path.join(FOLDER, version), { recursive: true });
  for (const hostCase of readHostCases(minor, version)) {
    const { name } = hostCase;
    const isChosen = names.length === 0 || names.some((part) => name.includes(part));
    if (!isChosen || !isRecorded(name)) continue;
    const files = writeRealHostFiles(kubeadm, hostCase);
    const content = formatRecording(worthKeeping(name, files));
    writeFileSync(path.join(FOLDER, version, `${name}.txt`), content);
  }
}

runCommand({ use: USE, options: {} }, ({ words }) => {
  const names = words.filter((word) => !/^\d+$/.test(word));
  for (const word of words) if (/^\d+$/.test(word)) record(minorOf(word), names);
  return 0;
});
