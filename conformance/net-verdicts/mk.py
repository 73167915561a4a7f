import json,sys
h=json.loads(open('hdr.txt').read()+']}'); h.pop('rows')
print(json.dumps(h))
for l in open(sys.argv[1]): print(l.strip().rstrip(',') if l.strip().endswith('],') else l.strip())
