#pragma once
// What a host does, from two successive samples: the values behind Status.
//
// Theory: where the interesting series are is looked up once a table revision; rates are the change
// of a counter over the time between the samples, and zero when it went back (a reset) or was
// absent in one of them. Pure; one owner, one thread.
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

    struct Filesystem {
        schema::monitoring::Filesystem facts;
        SeriesIndex size = NoSeries;
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
    void readDevices(const Frame* before,
                     const Frame& now,
                     schema::monitoring::Status& status) const;

    const SeriesTable* located_ = nullptr;
    std::shared_ptr<const SeriesTable> keep_; ///< keeps located_ from being another table's address
    std::vector<Processor> processors_;
    std::vector<Device> disks_;
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
