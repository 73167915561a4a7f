// Prints the extension points that each plugin of one kube-scheduler implements, as the scheduler
// itself expands them; see conformance/facts.
package main

import (
	"context"
	"encoding/json"
	"os"
	"reflect"
	"strings"

	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/events"
	"k8s.io/kubernetes/pkg/scheduler"
	"k8s.io/kubernetes/pkg/scheduler/apis/config"
	"k8s.io/kubernetes/pkg/scheduler/apis/config/latest"
	"k8s.io/kubernetes/pkg/scheduler/framework/plugins"
	"k8s.io/kubernetes/pkg/scheduler/profile"
)

func main() {
	listed := map[string]string{}
	points := reflect.ValueOf(*expanded(everyPlugin()))
	for place := 0; place < points.NumField(); place++ {
		name := points.Type().Field(place).Name
		point := strings.ToLower(name[:1]) + name[1:]
		for _, plugin := range points.Field(place).Interface().(config.PluginSet).Enabled {
			listed[plugin.Name] = strings.TrimPrefix(listed[plugin.Name]+","+point, ",")
		}
	}
	must(json.NewEncoder(os.Stdout).Encode(listed))
}

// everyPlugin is the default profile with all other plugins of the program beside its own.
func everyPlugin() config.KubeSchedulerProfile {
	defaults, err := latest.Default()
	must(err)
	it := defaults.Profiles[0]
	others := plugins.NewInTreeRegistry()
	for _, plugin := range it.Plugins.MultiPoint.Enabled {
		delete(others, plugin.Name)
	}
	for name := range others {
		it.Plugins.MultiPoint.Enabled = append(it.Plugins.MultiPoint.Enabled, config.Plugin{Name: name})
	}
	return it
}

// expanded is what a scheduler makes of the profile. Nobody is asked at the address of the client.
func expanded(it config.KubeSchedulerProfile) *config.Plugins {
	client := kubernetes.NewForConfigOrDie(&rest.Config{})
	recorders := profile.NewRecorderFactory(events.NewBroadcaster(&events.EventSinkImpl{Interface: client.EventsV1()}))
	made, err := scheduler.New(context.Background(), client, informers.NewSharedInformerFactory(client, 0), nil, recorders, scheduler.WithProfiles(it))
	must(err)
	return made.Profiles[it.SchedulerName].ListPlugins()
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
