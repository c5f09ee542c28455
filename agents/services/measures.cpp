#include "agents/services/measures.h"

namespace bafar::services {
namespace {

using enum SeriesType;

constexpr Family Up = {"bafar_docker_up", Gauge, "Whether this node's Docker engine answers."};
constexpr Family States = {"engine_daemon_container_states_containers", Gauge,
                           "The count of containers in various states."};
constexpr Family Cores = {"machine_cpu_cores", Gauge, "Number of logical CPU cores."};
constexpr Family Memory = {"machine_memory_bytes", Gauge,
                           "Amount of memory installed on the machine.", "bytes"};
constexpr Family NodeManager = {"swarm_node_manager", Gauge,
                                "Whether this node is a manager or not."};
constexpr Family ManagerLeader = {"swarm_manager_leader", Gauge,
                                  "Indicates if this manager node is a leader."};
constexpr Family ManagerNodes = {"swarm_manager_nodes", Gauge, "The number of nodes."};
constexpr Family ManagerTasks = {"swarm_manager_tasks_total", Gauge,
                                 "The number of tasks in the cluster."};
constexpr Family ManagerServices = {"swarm_manager_services_total", Gauge,
                                    "The number of services in the cluster."};
constexpr Family Desired = {"bafar_swarm_service_replicas_desired", Gauge,
                            "Tasks of a service that should run."};
constexpr Family Running = {"bafar_swarm_service_replicas_running", Gauge,
                            "Tasks of a service that run."};
constexpr Family TaskFailures = {"bafar_swarm_task_failures_total", Counter,
                                 "Tasks of a service that failed since this agent watches it."};

constexpr std::string_view NodeStates[] = {"ready", "down", "unknown", "disconnected"};
constexpr std::string_view TaskStates[] = {
    "new",     "pending",  "assigned", "accepted", "preparing", "ready",  "starting",
    "running", "complete", "shutdown", "failed",   "rejected",  "remove", "orphaned"};

} // namespace

void MeasureMaker::describe(MetricList& list)
{
    for (const Family& family : {Up, Cores, Memory, NodeManager, ManagerLeader, ManagerServices}) {
        list.add(family);
    }
    for (const Family& family : {States, ManagerNodes, ManagerTasks}) {
        list.add(family, "state");
    }
    for (const Family& family : {Desired, Running, TaskFailures}) {
        list.add(family, "service");
    }
    describeContainers(list);
}

MeasuresPtr MeasureMaker::make(const contract::Status& status,
                               const Info& info,
                               const FigureRound& figures,
                               const FailureBook& failures,
                               Instant now,
                               WallTime wall,
                               Duration valid)
{
    Recorder& recorder = book_.begin(now, wall);
    rows_.rewind();
    addEngine(recorder, status, info);
    if (status.engine.reachable) {
        addContainers(recorder, figures, wall);
        addSwarm(recorder, status, failures);
    }
    return book_.publish(now + valid);
}

void MeasureMaker::addEngine(Recorder& recorder, const contract::Status& status, const Info& info)
{
    const auto one = [&](const Family& family, double value, std::string_view state = {}) {
        const std::string key = std::string(family.name) + " " + std::string(state);
        const auto found = rows_.find(key, recorder, [&](std::vector<SeriesIndex>& made) {
            made.push_back(state.empty() ? recorder.series(family)
                                         : recorder.series(family, {{"state", state}}));
        });
        recorder.set(found.front(), value);
    };
    one(Up, status.engine.reachable ? 1 : 0);
    if (!status.engine.reachable) {
        return;
    }
    double paused = 0;
    double running = 0;
    for (const contract::Container& container : status.containers) {
        paused += container.state == "paused" ? 1 : 0;
        running += container.state == "running" || container.state == "stopping" ? 1 : 0;
    }
    one(States, running, "running");
    one(States, paused, "paused");
    one(States, static_cast<double>(status.containers.size()) - running - paused, "stopped");
    one(Cores, info.processors);
    one(Memory, static_cast<double>(info.memoryBytes));
    one(NodeManager, status.swarm.role == contract::Role::Manager ? 1 : 0);
    one(ManagerLeader, status.swarm.leader ? 1 : 0);
}

void MeasureMaker::addSwarm(Recorder& recorder,
                            const contract::Status& status,
                            const FailureBook& failures)
{
    if (!status.swarm.quorum) {
        return;
    }
    const auto count = [&](const Family& family, std::string_view state, const auto& list,
                           auto member) {
        double number = 0;
        for (const auto& one : list) {
            number += one.*member == state ? 1 : 0;
        }
        const auto found =
            rows_.find(std::string(family.name) + " " + std::string(state), recorder,
                       [&](std::vector<SeriesIndex>& made) {
                           made.push_back(recorder.series(family, {{"state", state}}));
                       });
        recorder.set(found.front(), number);
    };
    for (const std::string_view state : NodeStates) {
        count(ManagerNodes, state, status.nodes, &contract::SwarmNode::state);
    }
    for (const std::string_view state : TaskStates) {
        count(ManagerTasks, state, status.tasks, &contract::Task::state);
    }
    const auto total = rows_.find("services", recorder, [&](std::vector<SeriesIndex>& made) {
        made.push_back(recorder.series(ManagerServices));
    });
    recorder.set(total.front(), static_cast<double>(status.services.size()));
    for (const contract::Service& service : status.services) {
        const auto found =
            rows_.find("service " + service.name, recorder, [&](std::vector<SeriesIndex>& made) {
                for (const Family& family : {Desired, Running, TaskFailures}) {
                    made.push_back(recorder.series(family, {{"service", service.name}}));
                }
            });
        recorder.set(found[0], service.desired);
        recorder.set(found[1], service.running);
        recorder.set(found[2], static_cast<double>(failures.total(service.id)));
    }
}

} // namespace bafar::services
