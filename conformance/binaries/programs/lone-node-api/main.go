// As much of a Kubernetes API as kube-proxy asks for: whichever node it calls itself, and no
// Services. Plain HTTP on the loopback address.
package main

import (
	"encoding/json"
	"log"
	"net/http"
	"os"
	"path"
	"strings"
)

type object = map[string]any

// What kube-proxy lists, by the last word of the path.
var lists = map[string]object{
	"nodes":          {"apiVersion": "v1", "kind": "NodeList"},
	"services":       {"apiVersion": "v1", "kind": "ServiceList"},
	"endpointslices": {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSliceList"},
	"servicecidrs":   {"apiVersion": "networking.k8s.io/v1", "kind": "ServiceCIDRList"},
}

func node(name string) object {
	return object{
		"apiVersion": "v1",
		"kind":       "Node",
		"metadata":   object{"name": name, "uid": "1", "resourceVersion": "1"},
		"spec":       object{"podCIDR": "10.244.0.0/24", "podCIDRs": []string{"10.244.0.0/24", "fd00:10:244::/64"}},
		"status": object{"addresses": []object{
			{"type": "InternalIP", "address": "192.0.2.10"},
			{"type": "InternalIP", "address": "2001:db8::10"},
		}},
	}
}

func listed(request *http.Request) (object, bool) {
	list, isKnown := lists[path.Base(request.URL.Path)]
	if !isKnown {
		return nil, false
	}
	items := []object{}
	name, isOneNode := strings.CutPrefix(request.URL.Query().Get("fieldSelector"), "metadata.name=")
	if isOneNode && list["kind"] == "NodeList" {
		items = append(items, node(name))
	}
	return object{
		"apiVersion": list["apiVersion"],
		"kind":       list["kind"],
		"metadata":   object{"resourceVersion": "1"},
		"items":      items,
	}, true
}

func answer(writer http.ResponseWriter, request *http.Request) {
	query := request.URL.Query()
	switch {
	case request.Method != http.MethodGet:
		reply(writer, http.StatusCreated, object{"apiVersion": "events.k8s.io/v1", "kind": "Event"})
	case query.Get("sendInitialEvents") == "true":
		// The client then lists and watches, as it does with an old server.
		reply(writer, http.StatusUnprocessableEntity, object{
			"apiVersion": "v1", "kind": "Status", "status": "Failure", "reason": "Invalid", "code": 422,
		})
	case query.Has("watch"):
		writer.Header().Set("Content-Type", "application/json")
		writer.(http.Flusher).Flush()
		<-request.Context().Done()
	case path.Base(path.Dir(request.URL.Path)) == "nodes":
		reply(writer, http.StatusOK, node(path.Base(request.URL.Path)))
	default:
		if list, isKnown := listed(request); isKnown {
			reply(writer, http.StatusOK, list)
		} else {
			http.NotFound(writer, request)
		}
	}
}

func reply(writer http.ResponseWriter, status int, body object) {
	writer.Header().Set("Content-Type", "application/json")
	writer.WriteHeader(status)
	if err := json.NewEncoder(writer).Encode(body); err != nil {
		log.Print(err)
	}
}

func main() {
	log.Fatal(http.ListenAndServe(os.Args[1], http.HandlerFunc(answer)))
}
