#pragma once
// What a text that a person may hand on must not tell: secrets, addresses, names of a cluster and
// its hosts, the home folder, who is logged in.
//
// Keys, tokens and PEM blocks become [secret]; IP and MAC addresses [address-1], equal ones alike;
// hosts [host-1], the cluster [cluster], the login name [user], the home folder ~. What only looks
// like an address (versions, times, GTIDs) stays. It would rather hide too much than too little.
// What is hidden already stays as it is: a text may be cleaned again, for other names. Time and
// memory are bounded whatever the text is. One thread at a time.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bafar::app {

class Redaction {
public:
    /// What is known by name; what is empty is not looked for.
    struct Names {
        std::string home; ///< absolute
        std::string user; ///< not "root": it is nobody's name
        std::string cluster;
        std::vector<std::string> hosts; ///< in the order of their numbers
    };

    static constexpr std::size_t InputMax = std::size_t{64} * 1024; ///< bytes; longer ones are cut
    static constexpr std::size_t NumbersMax = 64; ///< of addresses; later ones have none

    explicit Redaction(Names names);

    [[nodiscard]] const Names& names() const { return names_; }

    /// From now on; what was hidden before has its numbers still.
    void setCluster(std::string cluster, std::vector<std::string> hosts);

    /// UTF-8, as the text is.
    [[nodiscard]] std::string clean(std::string_view text);

private:
    Names names_;
    std::vector<std::string> addresses_; ///< by their numbers
};

/// Home folder and login name of whoever runs this program.
[[nodiscard]] Redaction::Names namesOfPerson();

} // namespace bafar::app
