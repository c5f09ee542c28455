#pragma once
// What a host does, from two successive samples: the values behind Status.
//
// Theory: where the interesting series are is looked up once a table revision; rates are the change
// of a counter over the time between the samples, and zero when it went back (a reset) or was
// absent in one of them. A disk works in bursts: how busy it is, is a mean of ten seconds, as
// dashboards have it. Pure; one owner, one thread.
#include <deque>
#include <map>

#include "agents/monitoring/frame.h"
#include "core/schema/monitoring.h"

namespace bafar::monitoring {

class HostFactsReader {
public:
    /// Fills the observed part of `status` (all but state, reasons and history) from `now`, with
    /// rates against `before`, which may be null at the start.
    void read(const Frame* before, const Frame& now, schema::monitoring::Status& status);

private:
    struct Processor {
        SeriesIndex index;
        bool idle;
        bool ioWait;
    };

    struct Device {
        std::string name;
        SeriesIndex index;
    };

    /// How long a disk had been in use at a moment, in seconds.
    struct DiskTime {
        Instant at;
        double total;
    };

    struct Filesystem {
        schema::monitoring::Filesystem facts;
        SeriesIndex size = NoSeries;
        SeriesIndex free = NoSeries;
        SeriesIndex available = NoSeries;
        SeriesIndex readOnly = NoSeries;
    };

    struct Interface {
        std::string name;
        SeriesIndex up = NoSeries;
        SeriesIndex carrier = NoSeries;
        SeriesIndex receive = NoSeries;
        SeriesIndex transmit = NoSeries;
        std::vector<SeriesIndex> errors;
    };

    void locate(const SeriesTable& table);
    void locateOne(const Series& series, SeriesIndex index);
    void locateFilesystem(const Series& series, SeriesIndex index);
    void locateInterface(const Series& series, SeriesIndex index);
    void readProcessors(const Frame* before,
                        const Frame& now,
                        schema::monitoring::Status& status) const;
    void readDisks(const Frame& now, schema::monitoring::Status& status);
    [[nodiscard]] double busyOf(const std::string& disk, DiskTime now);
    void readDevices(const Frame* before,
                     const Frame& now,
                     schema::monitoring::Status& status) const;

    const SeriesTable* located_ = nullptr;
    std::shared_ptr<const SeriesTable> keep_; ///< keeps located_ from being another table's address
    std::vector<Processor> processors_;
    std::vector<Device> disks_;
    std::map<std::string, std::deque<DiskTime>> diskTimes_; ///< by name: tables come and go
    std::vector<Filesystem> filesystems_;
    std::vector<Interface> interfaces_;
    SeriesIndex load1_ = NoSeries;
    SeriesIndex memoryTotal_ = NoSeries;
    SeriesIndex memoryAvailable_ = NoSeries;
    SeriesIndex booted_ = NoSeries;
    SeriesIndex agentCpu_ = NoSeries;
    SeriesIndex agentMemory_ = NoSeries;
};

} // namespace bafar::monitoring
