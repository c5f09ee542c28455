#pragma once
// A profile: where a person's tools find one cluster, and with which certificate they speak.
//
// The console and bafarctl read the same YAML file (by default
// $XDG_CONFIG_HOME/bafar/profiles/NAME.yaml). Relative paths in it are relative to the file's own
// folder. Values only; safe on every thread.
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/describe.h"

namespace bafar::schema {

/// "keychain:NAME" in place of a file's name: an entry of the person's keyring, which the console
/// reads and bafarctl does not.
inline constexpr std::string_view InKeyring = "keychain:";

/// One agent to connect to.
struct ProfileAgent {
    std::string node; ///< id of its node, as in its certificate: a peer that is another is refused
    net::Endpoint endpoint;

    bool operator==(const ProfileAgent&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One agent to connect to.");
        fields.add("node", &ProfileAgent::node, "Node id, as in its certificate")
            .required()
            .range(1, 63);
        fields.add("endpoint", &ProfileAgent::endpoint, "API address and port: 192.0.2.11:7600")
            .required();
    }
};

struct Profile {
    std::string name; ///< the cluster's name, as in every certificate
    std::vector<ProfileAgent> agents;
    std::string ca;          ///< file: the cluster's CA certificate, PEM
    std::string certificate; ///< file, or InKeyring: this person's certificate and chain, PEM
    std::string key;         ///< file, or InKeyring: its key, PEM; one entry may have both

    bool operator==(const Profile&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Where one cluster's agents are, and the certificate to speak to them.");
        fields.add("name", &Profile::name, "The cluster's name").required().range(1, 63);
        fields.add("agents", &Profile::agents, "Every agent of the cluster")
            .required()
            .range(1, 64);
        fields.add("ca", &Profile::ca, "The cluster's CA certificate").required().range(1, 4096);
        fields
            .add("certificate", &Profile::certificate,
                 "Your certificate; keychain:NAME: in your keyring (console only)")
            .required()
            .range(1, 4096);
        fields
            .add("key", &Profile::key,
                 "Its key, readable by you only; keychain:NAME: in your keyring (console only)")
            .required()
            .range(1, 4096);
        fields.check(+[](const Profile& profile) {
            std::vector<Problem> problems;
            for (std::size_t i = 0; i < profile.agents.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) {
                    if (profile.agents[i].node == profile.agents[j].node) {
                        problems.push_back({"agents[" + std::to_string(i) + "].node",
                                            "node \"" + profile.agents[i].node +
                                                "\" is listed twice; keep one entry"});
                    }
                }
            }
            return problems;
        });
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<Profile>();

} // namespace bafar::schema
