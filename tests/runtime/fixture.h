#pragma once
// What the runtime's tests share: turning a loop until something holds, and a cluster's
// certificates in a temporary folder.
#include <functional>
#include <string>

#include "agents/runtime/pki.h"
#include "agents/runtime/tls.h"

namespace bafar::test {

/// Turns `loop` until `condition` holds; false when it does not within `limit`.
[[nodiscard]] bool until(runtime::Loop& loop,
                         const std::function<bool()>& condition,
                         Duration limit = std::chrono::seconds(10));

/// An authority and what it issues, written as files below `folder`.
class Certificates {
public:
    /// `madeAt`: the authority's first moment; zero: now.
    Certificates(std::string folder, const std::string& cluster, WallTime madeAt = {});

    /// Issues and writes NAME.crt and NAME.key; valid from `from`, zero: now.
    runtime::TlsFiles issue(const std::string& role,
                            const std::string& name,
                            Duration lifetime = {},
                            WallTime from = {});

    /// Context of one side for what issue() made.
    [[nodiscard]] static std::shared_ptr<runtime::TlsContext> context(
        runtime::TlsSide side, const runtime::TlsFiles& files);

    [[nodiscard]] const runtime::Authority& authority() const { return authority_; }

    [[nodiscard]] std::string caFile() const { return folder_ + "/ca.crt"; }

    static const Secret& passphrase();

private:
    std::string folder_;
    std::string cluster_;
    runtime::Authority authority_;
};

} // namespace bafar::test
