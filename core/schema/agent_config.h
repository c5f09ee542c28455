#pragma once
// /etc/bafar/agent.yaml: what one agent must know before it can read anything else.
#include "core/schema/describe.h"

namespace bafar::schema {

struct MetricsListen {
    std::optional<net::Endpoint> listen; ///< absent: the API's address, port 7602
    bool plain = false; ///< without TLS on an address that is not loopback: only when set by name

    bool operator==(const MetricsListen&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Where /metrics is served.");
        fields.add("listen", &MetricsListen::listen,
                   "Address and port; default: the API's address, port 7602");
        fields.add("plain", &MetricsListen::plain, "Serve without TLS; loopback is always plain");
    }
};

struct AgentConfig {
    std::string node; ///< this node's id in the spec
    std::string spec = "/etc/bafar/cluster.yaml";
    std::optional<net::Endpoint> listen; ///< absent: this node's address of the spec, port 7600
    MetricsListen metrics;
    std::string ca = "/etc/bafar/ca.crt";
    std::string certificate = "/etc/bafar/agent.crt";
    std::string key = "/etc/bafar/agent.key";
    std::string state = "/var/lib/bafar";
    std::string helper = "/run/bafar/helper.sock";
    int realtimePriority = 50;
    bool lockMemory = true;

    bool operator==(const AgentConfig&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What one agent must know before it can read anything else.");
        fields.add("node", &AgentConfig::node, "This node's id in the spec")
            .required()
            .range(1, 63);
        fields.add("spec", &AgentConfig::spec, "The cluster spec file");
        fields.add("listen", &AgentConfig::listen,
                   "API address and port; default: the node's address, port 7600");
        fields.add("metrics", &AgentConfig::metrics, "Where /metrics is served");
        fields.add("ca", &AgentConfig::ca, "The cluster's CA certificate");
        fields.add("certificate", &AgentConfig::certificate, "This agent's certificate");
        fields.add("key", &AgentConfig::key, "This agent's key, readable by the agent only");
        fields.add("state", &AgentConfig::state, "Directory for history, audit and records");
        fields.add("helper", &AgentConfig::helper, "Socket of the root helper");
        fields
            .add("realtime_priority", &AgentConfig::realtimePriority,
                 "SCHED_FIFO priority of the floating IP thread; 0: none")
            .range(0, 99);
        fields.add("lock_memory", &AgentConfig::lockMemory, "Keep the agent out of swap");
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<AgentConfig>();

} // namespace bafar::schema
