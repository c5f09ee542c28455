#pragma once
// The monitoring machine's hands: takes samples and keeps history's segment files.
//
// Files are read and written on the worker, samples are taken on the loop (they take less than a
// millisecond). Decides nothing. Loop thread only.
#include <memory>
#include <string>

#include "agents/monitoring/host_reader.h"
#include "agents/monitoring/machine.h"
#include "agents/runtime/feature.h"
#include "agents/runtime/worker.h"

namespace bafar::monitoring {

class Driver final : public runtime::Feature {
public:
    /// `folder` holds the segment files and is made when missing; `handle` and `worker` outlive the
    /// driver.
    Driver(runtime::Worker& worker, std::string folder, runtime::MachineHandle<Machine>& handle);
    ~Driver() override;
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

private:
    void perform(const Machine::Effect& effect);
    void load();
    void write(std::shared_ptr<const JournalWrite> write);

    runtime::Worker& worker_;
    std::string folder_;
    runtime::MachineHandle<Machine>& handle_;
    HostReader reader_;
    std::shared_ptr<Driver*> self_; ///< empty once we are gone, for answers that come later
};

/// Reads all segments of a folder, made when missing. Blocks; for the worker.
[[nodiscard]] std::shared_ptr<LoadedHistory> loadHistory(const std::string& folder);

/// Carries a write out: appends and syncs, then deletes. Blocks; for the worker. Errors:
/// LimitExceeded (disk full), Denied, Unavailable.
[[nodiscard]] Result<void> writeHistory(const std::string& folder, const JournalWrite& write);

} // namespace bafar::monitoring
