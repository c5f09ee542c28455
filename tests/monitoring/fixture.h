#pragma once
// The captured host of fixtures/host, ready for probes; and small samples made by hand.
#include <QByteArray>
#include <map>
#include <string>

#include "agents/monitoring/frame.h"
#include "agents/monitoring/probes.h"

namespace bafar::test {

/// The whole file below tests/monitoring/fixtures; fails the test program when it is missing.
[[nodiscard]] QByteArray fixture(const std::string& name);

/// One fixed-content host: texts by path, and facts that fit them.
struct Host {
    std::map<std::string, std::string, std::less<>> texts; ///< by path; change them at will
    monitoring::HostFacts facts;

    static Host captured();

    /// One sample of it, `second` seconds after an arbitrary start.
    const Sample& sample(monitoring::ProbeSet& probes, int second = 0) const;
};

/// The value of the series with this key, or NaN.
[[nodiscard]] double valueOf(const monitoring::ProbeSet& probes,
                             const Sample& sample,
                             const std::string& key);

/// A frame with these series and values at a moment.
[[nodiscard]] monitoring::FramePtr frameOf(const std::vector<std::pair<Series, double>>& content,
                                           Instant at,
                                           WallTime wall);

/// `name{a="b",...}` as a series; counters end in _total.
[[nodiscard]] Series seriesOf(const std::string& key);

} // namespace bafar::test
