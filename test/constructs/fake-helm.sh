#!/bin/sh
# Stands for `helm template`: whatever it is asked, it renders one Service.
cat <<'YAML'
apiVersion: v1
kind: Service
metadata:
  name: theirs
spec:
  type: NodePort
  ports:
    - port: 81
      nodePort: 30080
YAML
