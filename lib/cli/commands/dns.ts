import { dnsPaths, renderDns } from '../../check';
import { defineCommand } from '../command';
import { show, VIEW_OPTIONS } from '../view';

/** `dns FILE|DIR|- …`: the names of Services and endpoints, and what they resolve to. */
export const dns = defineCommand({
  name: 'dns',
  operands: 'FILE|DIR|- …',
  summary: 'every DNS name of the Services, and what nslookup will answer',
  options: VIEW_OPTIONS,
  run: (args, io) =>
    show(
      {
        name: 'dns',
        read(paths, options) {
          const { clusters, unread } = dnsPaths(paths, options);
          return { unread, render: (format, paint) => renderDns(format, clusters, paint) };
        },
      },
      args,
      io,
    ),
});
